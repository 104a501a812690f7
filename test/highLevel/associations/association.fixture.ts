/** An association that is not there yet. */
export const wanted = {
	key: 'tenant_flat',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Tenant',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Flat',
};
