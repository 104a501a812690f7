import { isAddress, RECORD_ADDRESS, recordIdIn } from '../../../nodes/highLevel/records/recordUrl';

const LOCATION = 've9EPM428h8vShlRW1KT';
const CONTACT = 'ocQHyuzHvysMo5N5VsXc';
const CUSTOM = '6716a3b1c2d4e5f6a7b8c9d0';
const UUID = '0b1f6f3e-6f0a-4c0a-9d8e-2b7a1c9d0e11';
const HOST = 'app.gohighlevel.com';
const APP = `https://${HOST}/v2/location/${LOCATION}`;

/** As n8n's editor does it. */
const isShownAsRight = (address: string) => new RegExp(`^${RECORD_ADDRESS}$`).test(address);

describe("the address of a record's page", () => {
	it.each([
		[`${APP}/contacts/detail/${CONTACT}`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}/`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}/notes`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}?view=notes#top`, CONTACT],
		[`${APP}/opportunities/list/${CONTACT}?tab=Opportunity+Details`, CONTACT],
		[`${APP}/custom_objects/custom_objects.property/${CUSTOM}`, CUSTOM],
		[`${APP}/custom_objects/custom_objects.property/${CUSTOM}/details`, CUSTOM],
		[`${APP}/objects/${CUSTOM.replace('6', '7')}/records/${CUSTOM}`, CUSTOM],
		[`${APP}/businesses/${CUSTOM}#overview`, CUSTOM],
		[`${APP}/a/page/nobody/told/us/of/${CUSTOM}`, CUSTOM],
		[`https://crm.agency.example/location/${LOCATION}/contacts/detail/${CONTACT}`, CONTACT],
		[`http://localhost:8080/v2/location/${LOCATION}/contacts/detail/${CONTACT}`, CONTACT],
		[` \t${APP}/contacts/detail/${CONTACT} \n`, CONTACT],
		[`HTTPS://APP.example/v2/location/${LOCATION}/contacts/detail/${CONTACT}`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}?back=${'x'.repeat(1_800)}`, CONTACT],
	])('%s names a record', (address, id) => {
		expect(recordIdIn(address)).toBe(id);
		expect(isShownAsRight(address)).toBe(true);
	});

	it.each([
		[`${APP}/opportunities/list?opportunityId=${CONTACT}`, CONTACT],
		[`${APP}/opportunities/list?tab=all&opp=${CONTACT}&x=1`, CONTACT],
		[`${APP}/opportunities/list/?opportunity=${CONTACT}#notes`, CONTACT],
		[`crm.agency.example/v2/location/${LOCATION}/opportunities/list?opp=${UUID}`, UUID],
	])('%s names the record that is open over a list', (address, id) => {
		expect(recordIdIn(address)).toBe(id);
		expect(isShownAsRight(address)).toBe(true);
	});

	it.each([
		`${HOST}/v2/location/${LOCATION}/contacts/detail/${CONTACT}`,
		`crm.agency.example/location/${LOCATION}/contacts/detail/${CONTACT}`,
		`localhost:8080/location/${LOCATION}/contacts/detail/${CONTACT}`,
	])('%s names a record without https:// too', (address) => {
		expect(recordIdIn(address)).toBe(CONTACT);
		expect(isShownAsRight(address)).toBe(true);
	});

	it.each([UUID, 'x', CUSTOM.toUpperCase(), `${CONTACT}-x`, 'TASK.1', '7'])(
		'names the record %s, whatever its form',
		(id) => {
			expect(recordIdIn(`${APP}/contacts/detail/${id}`)).toBe(id);
			expect(recordIdIn(`${APP}/opportunities/list?opp=${id}`)).toBe(id);
			expect(recordIdIn(`${APP}/objects/custom_objects.pet/records/${id}`)).toBe(id);
		},
	);

	it('gives an encoded ID as it is', () => {
		expect(recordIdIn(`${APP}/contacts/detail/a%20b`)).toBe('a b');
		expect(recordIdIn(`${APP}/contacts/detail/%E0%A4%A`)).toBeUndefined();
	});

	it.each([
		['nothing', ''],
		['blanks', '   '],
		['an ID alone', CONTACT],
		['another scheme', `ftp://a/location/${LOCATION}/contacts/detail/${CONTACT}`],
		['an address without a location', `https://${HOST}/contacts/detail/${CONTACT}`],
		['a location in the query', `https://a.example/?x=/location/${LOCATION}/x/${CONTACT}`],
		['the location alone', APP],
		['more than 2,000 characters', `${APP}/contacts/detail/${CONTACT}?${'x'.repeat(2_000)}`],
	])('%s names none, and the editor says so', (_what, address) => {
		expect(recordIdIn(address)).toBeUndefined();
		expect(isShownAsRight(address)).toBe(false);
	});

	it.each([
		['a page of the location, not of a record', `${APP}/contacts`],
		['a list of records', `${APP}/opportunities/list`],
		['a saved list', `${APP}/contacts/smart_list/All`],
		['the list of an object', `${APP}/custom_objects/custom_objects.property`],
		['records of an object', `${APP}/objects/custom_objects.property/records`],
		['an ID in another part of the query', `${APP}/contacts?id=/${CONTACT}`],
		['an ID behind the hash', `${APP}/contacts#/${CONTACT}`],
		['a query without the ID', `${APP}/opportunities/list?opportunityId=`],
	])('%s names none, as the node finds out', (_what, address) => {
		expect(recordIdIn(address)).toBeUndefined();
	});

	it.each([
		['locations', 'https://a/location/'.repeat(5_000)],
		['locations without end', `https://a${'/location'.repeat(11_000)}`],
		['slashes', `https://a/location/x${'/'.repeat(100_000)}`],
		['blanks', `${' '.repeat(100_000)}x`],
		['IDs that go on', `https://a/location/x${`/${CONTACT}-`.repeat(5_000)}`],
		['IDs with blanks', `https://a/location/x${`/${CONTACT}     `.repeat(4_000)}!`],
		['one long segment', `https://a/location/x/${'a'.repeat(100_000)}!`],
		['schemes', 'https://'.repeat(12_500)],
		['colons', 'a:1'.repeat(30_000)],
	])('100 KB of %s are looked through at once', (_what, address) => {
		expect(recordIdIn(address)).toBeUndefined();
		expect(isShownAsRight(address)).toBe(false);
		// Nor does the pattern itself take long, were it asked without its bound on the length.
		const unbounded = new RegExp(`^${RECORD_ADDRESS.replace('{0,1999}', '*')}$`);
		expect(unbounded.test(address)).toEqual(expect.any(Boolean));
	});
});

it('tells an address from an ID or a key by its slashes, not by the form of the ID', () => {
	expect(isAddress(`${APP}/contacts`)).toBe(true);
	expect(isAddress(`crm.example/v2/location/${LOCATION}/contacts`)).toBe(true);
	for (const id of [CONTACT, CUSTOM, UUID, 'custom_objects.property', 'a/b']) {
		expect(isAddress(id)).toBe(false);
	}
});
