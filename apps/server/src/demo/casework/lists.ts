import { getBatchView, listPayments, type StaffContext } from "@tongyou/core";
import { paymentsOfBatchInput } from "@tongyou/core/schemas";

type List = { id: string };

/** A list of payments with its present version, as a form has it. */
export const versionOf = async (desk: StaffContext, { id }: List) => {
  const { version } = await getBatchView(desk, { id });
  return { id, version };
};

/** The payments of a list in the order of their numbers. */
export const paymentsOf = async (desk: StaffContext, { id }: List) =>
  (await listPayments(desk, paymentsOfBatchInput.parse({ id }))).rows;
