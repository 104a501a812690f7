import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { openPlace, PIT, type Place } from '../HighLevelAssociations/node.fixture';
import { operationsOf } from '../HighLevelAssociations/operations.fixture';
import type * as Hastened from './hastened.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('./hastened.fixture').hastened(),
);

/** Long enough for an answer on this machine, short enough for six tries. */
jest.mock('../../nodes/connection/requestTimeout', () => ({ REQUEST_TIMEOUT_MS: 500 }));

const servers: Server[] = [];
let place: Place;
beforeEach(async () => {
	place = await openPlace();
});
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A server that answers every connection with these bytes; counts the connections. */
async function answering(bytes: string) {
	const counts = { connections: 0 };
	const server = createServer((socket) => {
		counts.connections += 1;
		socket.on('error', () => undefined);
		socket.once('data', () => socket.end(bytes));
	});
	servers.push(server);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return { counts, port: (server.address() as AddressInfo).port };
}

/** What the node says when the credential leads to this address. */
async function refusalAt(baseUrl: string) {
	const stored = place.engine.storedCredential('pit');
	place.engine.setCredential('pit', PIT, { ...stored, baseUrl });
	return await place.refusal(operationsOf(place.sandbox)['association.get']);
}

it.each([
	['no HTTP at all', 'hello'],
	['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n'],
	['a header that is none', 'HTTP/1.1 200 OK\r\n: \r\n\r\n'],
	['chunks that are none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
])('an answer of %s is asked for again, and no fault of the sign-in', async (_what, bytes) => {
	const { counts, port } = await answering(bytes);
	const { message } = await refusalAt(`http://127.0.0.1:${port}`);
	expect(message).toBe('HighLevel could not be reached');
	expect(counts.connections).toBe(6);
});

it('a server that speaks no TLS is asked again, and no fault of the sign-in', async () => {
	const { counts, port } = await answering('HTTP/1.1 400 Bad Request\r\n\r\n');
	const { message, description } = await refusalAt(`https://127.0.0.1:${port}`);
	expect(message).toBe('HighLevel could not be reached');
	expect(description).toContain('Check the network and the Base URL');
	expect(counts.connections).toBe(6);
});

it('an answer that comes byte by byte without end is cut off, and asked for again', async () => {
	const drops: NodeJS.Timeout[] = [];
	let connections = 0;
	const server = createServer((socket) => {
		connections += 1;
		socket.on('error', () => undefined);
		socket.once('data', () => {
			socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
			drops.push(setInterval(() => socket.write('1\r\n \r\n'), 20));
		});
	});
	servers.push(server);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { message } = await refusalAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	drops.forEach((drop) => clearInterval(drop));
	expect(message).toBe('HighLevel did not answer in time');
	expect(connections).toBe(6);
});
