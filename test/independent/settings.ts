/** What HighLevel does not document, and may therefore be one way or another. */
export interface Settings {
	/** Whether the record search takes `filters`. */
	recordFilters: boolean;
	/** Conditions a contact search takes at most. */
	mostFilters: number;
	/** Records a page of a search has at most, whatever is asked for. */
	pageLimit: number;
	/** Relations a page has at most, whatever `limit` asks for. */
	mostRelations: number;
	/** The bulk endpoint; undefined: there is none. */
	bulk?: {
		/** Links it takes at once. */
		most?: number;
		/** Whether it forgets the link at this place of a group, without a word. */
		loses?(at: number): boolean;
		/** What it answers in the place of its own answer; before or after the work. */
		answers?: { when: 'before' | 'after'; status: number; body: unknown };
	};
	/** The `total` a list says where it has so many entries. */
	total(count: number): number | undefined;
	/** What the record search shows as a record's `relations`. */
	embeddedRelations(recordId: string): unknown[];
	/** What is said when the same link is made again. */
	duplicate: { status: number; message: string };
	/** What is said when one more link would be too many. */
	fullSide: { status: number; message: string };
}
