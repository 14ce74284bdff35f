import { useSearch } from "@tanstack/react-router";

/** The division the desk is narrowed to, from the address; undefined: the person's whole area. */
export const useArea = (): string | undefined => useSearch({ from: "/frame" }).area;
