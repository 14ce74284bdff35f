/** The digit that makes a bank card's number pass the Luhn check (ISO/IEC 7812-1). `body`: the digits before it. */
export function luhnDigit(body: string): string {
  let sum = 0;
  for (const [index, character] of Array.from(body).reverse().entries()) {
    const doubled = Number(character) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** True when the last digit of the number is its Luhn digit. */
export const passesLuhn = (number: string): boolean => luhnDigit(number.slice(0, -1)) === number.at(-1);
