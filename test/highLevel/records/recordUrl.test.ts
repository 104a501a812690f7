import { RECORD_ADDRESS, recordIdIn } from '../../../nodes/highLevel/records/recordUrl';

const LOCATION = 've9EPM428h8vShlRW1KT';
const CONTACT = 'ocQHyuzHvysMo5N5VsXc';
const CUSTOM = '6716a3b1c2d4e5f6a7b8c9d0';
const APP = `https://app.gohighlevel.com/v2/location/${LOCATION}`;

/** As n8n's editor does it. */
const isShownAsRight = (address: string) => new RegExp(`^${RECORD_ADDRESS}$`).test(address);

describe("the address of a record's page", () => {
	it.each([
		[`${APP}/contacts/detail/${CONTACT}`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}/`, CONTACT],
		[`${APP}/contacts/detail/${CONTACT}?view=notes#top`, CONTACT],
		[`${APP}/opportunities/list/${CONTACT}?tab=Opportunity+Details`, CONTACT],
		[`${APP}/custom_objects/custom_objects.property/${CUSTOM}`, CUSTOM],
		[`${APP}/objects/${CUSTOM.replace('6', '7')}/records/${CUSTOM}`, CUSTOM],
		[`${APP}/businesses/${CUSTOM}#overview`, CUSTOM],
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
		['nothing', ''],
		['blanks', '   '],
		['an ID alone', CONTACT],
		['no address', `app.gohighlevel.com/v2/location/${LOCATION}/contacts/detail/${CONTACT}`],
		['another scheme', `ftp://a/location/${LOCATION}/contacts/detail/${CONTACT}`],
		['a page of the location, not of a record', `${APP}/contacts`],
		['the location alone', APP],
		['an address without a location', `https://app.gohighlevel.com/contacts/detail/${CONTACT}`],
		['an ID in the query', `${APP}/contacts?id=/${CONTACT}`],
		['an ID behind the hash', `${APP}/contacts#/${CONTACT}`],
		['a location in the query', `https://a.example/?x=/location/${LOCATION}/x/${CONTACT}`],
		['an ID that is too short', `${APP}/contacts/detail/${CONTACT.slice(1)}`],
		['an ID that is too long', `${APP}/contacts/detail/${CUSTOM}0`],
		['an ID that goes on', `${APP}/contacts/detail/${CONTACT}-x`],
		['more than 2,000 characters', `${APP}/contacts/detail/${CONTACT}?${'x'.repeat(2_000)}`],
	])('%s names none', (_what, address) => {
		expect(recordIdIn(address)).toBeUndefined();
		expect(isShownAsRight(address)).toBe(false);
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
	])('100 KB of %s are looked through at once', (_what, address) => {
		expect(recordIdIn(address)).toBeUndefined();
		expect(isShownAsRight(address)).toBe(false);
		// Nor does the pattern itself take long, were it asked without its bound on the length.
		const unbounded = new RegExp(`^${RECORD_ADDRESS.replace('{0,1999}', '*')}$`);
		expect(unbounded.test(address)).toEqual(expect.any(Boolean));
	});
});
