import type { Contender } from './Contender';
import {
	helperLoop,
	listAssociation,
	listing,
	lookAtAll,
	nodeWith,
	twoAtOnce,
} from './engineContenders';
import { allAtOnce, batched, undiciPool } from './httpContenders';

/** All contenders, by the name the table shows. */
export const contenders: Record<string, Contender> = {
	'this node': nodeWith(),
	'HTTP Request, all at once': allAtOnce,
	'HTTP Request, batched': batched,
	'undici pool that knows the limit': undiciPool,
	'this node, 2 executions': twoAtOnce,
	'this node, 10 at once': nodeWith(10),
	'this node, 25 at once': nodeWith(25),
	'this node, 50 at once': nodeWith(50),
	'this node, 100 at once': nodeWith(100),
	'request helper in a loop': helperLoop,
	'bare undici': undiciPool,
	listing: listing(false),
	'listing with names': listing(true),
	'list of an association': listAssociation,
	'first look': lookAtAll,
	'next look': lookAtAll,
};
