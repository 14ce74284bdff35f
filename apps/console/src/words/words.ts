/** The shape one language must have to match another: the same keys, any text. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
