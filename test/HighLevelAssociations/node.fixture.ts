/** What tests of the node use of the harness. */
export {
	byId,
	byKey,
	byName,
	byUrl,
	FAMILIES,
	fromList,
	newEngine,
	OAUTH,
	openPlace,
	PIT,
	seeded,
	TYPE,
	type Parameters,
	type SandboxPlace as Place,
} from '../harness/place';
