import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Console } from "./console.tsx";
import { preferredLanguage, startLanguage } from "./shell/language.ts";
import "./console.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root element");
await startLanguage(preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
