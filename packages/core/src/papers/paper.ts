/** A column of a table on paper. Amounts and counts stand on the right. */
export type Column = {
  title: string;
  align?: "right";
  /** Points, or a share of what is left (`*`); absent: as wide as its content. */
  width?: number | "*";
};

/** What stands on a paper, from top to bottom. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; quiet?: true }
  /** Label and value, two pairs a line. */
  | { kind: "facts"; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: "table"; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** Places to sign; a signature given on a screen stands there as a picture (PNG or JPEG). */
  | { kind: "signatures"; places: readonly { title: string; picture?: Uint8Array }[] };

/** A paper of the bureau. */
export type Paper = {
  title: string;
  bureau: string;
  blocks: readonly Block[];
  /** Who printed it and when; stands at the foot of every page. */
  printed: string;
  /** Across every page: a copy that turns up somewhere tells whose it is. */
  watermark: string;
};
