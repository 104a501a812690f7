/** `custom_objects.property` as the second family says it: `property`; a company is `business` here. */
export function bareObjectKey(objectKey: string): string {
	if (objectKey === 'business') return 'company';
	return objectKey.replace(/^custom_objects\./, '');
}

/** The official key of a bare one; undefined for what is not a bare key. */
export function officialObjectKey(bareKey: string): string | undefined {
	if (bareKey === 'company') return 'business';
	if (bareKey === 'contact' || bareKey === 'opportunity') return bareKey;
	if (bareKey === 'business' || bareKey.includes('.')) return undefined;
	return `custom_objects.${bareKey}`;
}
