import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";

/** The document that gives a value: its number and its day of issue; undefined while one is missing. */
export function useDocument() {
  const [number, setNumber] = useState("");
  const [issuedOn, setIssuedOn] = useState<string>();
  const documentNumber = number.trim();
  return {
    document: documentNumber && issuedOn ? { documentNumber, issuedOn } : undefined,
    fields: { number, setNumber, issuedOn, setIssuedOn },
  };
}

export function DocumentFields({
  number,
  setNumber,
  issuedOn,
  setIssuedOn,
}: ReturnType<typeof useDocument>["fields"]) {
  const { t } = useTranslation("policy");
  return (
    <>
      <label className="field" htmlFor="standard-document">
        <span>{t("documentNumber")}</span>
        <Input
          id="standard-document"
          value={number}
          maxLength={80}
          placeholder={t("documentExample")}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <label className="field" htmlFor="standard-issued">
        <span>{t("issuedOn")}</span>
        <DateField id="standard-issued" value={issuedOn} onChange={setIssuedOn} />
      </label>
    </>
  );
}
