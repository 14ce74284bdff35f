import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { countyOf, findDivision, isWithin, levelOf } from "../divisions/index.ts";
import { DomainError } from "../errors/errors.ts";
import { invalid } from "../errors/refusals.ts";
import { checkLedger, type LedgerCheck, WorkbookError } from "../ledger/index.ts";

const FIELD = "content";

const unusable = (error: WorkbookError) =>
  new DomainError(
    "invalid",
    error.text,
    {
      zh: "请改正后重新选择文件；库内没有任何改动。",
      en: "Correct it and choose the file again; nothing was changed.",
    },
    FIELD,
  );

/** The ledger's county from its heading; a county's own staff need not name it there. */
async function check(context: StaffContext, bytes: Uint8Array): Promise<LedgerCheck> {
  try {
    return await checkLedger(bytes);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const nameless = error.code === "countyUnknown" || error.code === "countyAmbiguous";
    if (!nameless || levelOf(context.area.code) < 3) throw unusable(error);
  }
  return checkLedger(bytes, { county: countyOf(context.area.code) }).catch((error: unknown) => {
    throw error instanceof WorkbookError ? unusable(error) : error;
  });
}

/**
 * Reads and checks an uploaded workbook for a member of staff. `division` is the ledger's county, or the
 * person's own area where that is smaller. Throws `invalid` for a workbook that is no ledger, is of another area or of a day to come.
 */
export async function openLedger(
  context: StaffContext,
  bytes: Uint8Array,
): Promise<{ ledger: LedgerCheck; division: string }> {
  const ledger = await check(context, bytes);
  const { code } = context.area;
  const division = isWithin(ledger.county, code)
    ? ledger.county
    : isWithin(code, ledger.county)
      ? code
      : undefined;
  if (division === undefined) {
    const name = findDivision(ledger.county)?.fullName ?? ledger.county;
    throw invalid(
      FIELD,
      {
        zh: `这份台账属于${name}，不在您负责的区域内。`,
        en: `This is the ledger of ${name}, outside your area.`,
      },
      {
        zh: "请选择本地区的台账，或交由该地经办人导入。",
        en: "Choose your own area's ledger, or pass it to the colleague there.",
      },
    );
  }
  if (ledger.referenceDate > civilDayOf(context.now()))
    throw invalid(
      FIELD,
      {
        zh: `台账的填报日期 ${ledger.referenceDate} 晚于今天。`,
        en: `The ledger's reporting date ${ledger.referenceDate} is after today.`,
      },
      { zh: "请核对填报日期后重新选择文件。", en: "Check the reporting date and choose the file again." },
    );
  return { ledger, division };
}
