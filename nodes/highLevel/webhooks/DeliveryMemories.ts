import { DeliveryMemory } from './DeliveryMemory';

/** How many deliveries the triggers of a process remember together: about 50 MB. */
const REMEMBERED_BY_ALL = 500_000;

/**
 * The memories of all triggers in this process. They are bounded by what they hold, not by how many they
 * are: a trigger is not forgotten because others receive something too. Only where all together hold too
 * much is the least recently used one forgotten; it starts again from its static data.
 */
export class DeliveryMemories {
	private readonly memories = new Map<string, DeliveryMemory>();

	/** @param most how many deliveries all memories together may hold */
	constructor(private readonly most = REMEMBERED_BY_ALL) {}

	/** The memory of the trigger with this key, made when it is asked for the first time. */
	of(trigger: string): DeliveryMemory {
		const memory = this.memories.get(trigger) ?? new DeliveryMemory();
		this.memories.delete(trigger);
		this.memories.set(trigger, memory);
		this.forgetLeastUsed();
		return memory;
	}

	private forgetLeastUsed(): void {
		let held = 0;
		for (const { size } of this.memories.values()) held += size;
		for (const [trigger, { size }] of this.memories) {
			if (held <= this.most || this.memories.size === 1) return;
			this.memories.delete(trigger);
			held -= size;
		}
	}
}
