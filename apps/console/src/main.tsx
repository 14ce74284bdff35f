import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Console } from "./console.tsx";
import { preferredLanguage, startLanguage } from "./shell/language.ts";
import { takeDoubleClickForOne } from "./shell/second-click.ts";
import "./console.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root element");
takeDoubleClickForOne(document);
// Not awaited at the top: the texts come in a chunk that leans on this one, and each would wait for the other.
void startLanguage(preferredLanguage()).then(() =>
  createRoot(root).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  ),
);
