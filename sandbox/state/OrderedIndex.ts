/**
 * Items in the order they came, with adding, removing and reading a slice all cheap: a page of
 * 100 out of 100,000 costs a page, not a walk.
 */
class OrderedIndex<T> {
	private items: Array<T | undefined> = [];
	private readonly places = new Map<T, number>();

	get size(): number {
		return this.places.size;
	}

	/** Adding an item a second time changes nothing. */
	add(item: T): void {
		if (this.places.has(item)) return;
		this.places.set(item, this.items.length);
		this.items.push(item);
	}

	remove(item: T): void {
		const place = this.places.get(item);
		if (place === undefined) return;
		this.places.delete(item);
		this.items[place] = undefined;
	}

	/** How many items stand before it; -1 when it is not there. */
	placeOf(item: T): number {
		if (this.items.length !== this.places.size) this.closeGaps();
		return this.places.get(item) ?? -1;
	}

	slice(skip = 0, limit = Infinity): T[] {
		if (this.items.length !== this.places.size) this.closeGaps();
		return this.items.slice(skip, skip + limit) as T[];
	}

	private closeGaps(): void {
		this.items = [...this.places.keys()];
		this.items.forEach((item, place) => this.places.set(item as T, place));
	}
}

/** Ordered indexes by name, made when first used and gone when empty. */
export class IndexMap<T> {
	private readonly indexes = new Map<string, OrderedIndex<T>>();

	get(name: string): OrderedIndex<T> | undefined {
		return this.indexes.get(name);
	}

	slice(name: string, skip?: number, limit?: number): T[] {
		return this.indexes.get(name)?.slice(skip, limit) ?? [];
	}

	add(name: string, item: T): void {
		let index = this.indexes.get(name);
		if (!index) this.indexes.set(name, (index = new OrderedIndex()));
		index.add(item);
	}

	remove(name: string, item: T): void {
		const index = this.indexes.get(name);
		index?.remove(item);
		if (index?.size === 0) this.indexes.delete(name);
	}

	clear(): void {
		this.indexes.clear();
	}
}
