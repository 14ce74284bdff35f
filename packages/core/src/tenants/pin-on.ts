/**
 * The pin in force on a civil day, of pins in the order entered. The last word counts from its day on: a pin entered
 * later also ends those entered before it for later days, so that rolling back leaves nothing waiting in the future.
 */
export function pinOn<Pin extends { from: string | null }>(pins: readonly Pin[], day: string): Pin {
  const found = pins.findLast(({ from }) => from === null || from <= day);
  if (!found) throw new Error("pins without a first one");
  return found;
}
