import { join } from "node:path";
import { text } from "node:stream/consumers";
import { PLACES_OF_WORK } from "@tongyou/core/schemas";
import {
  type CommandInput,
  type CommandResult,
  checkCommand,
  coverageCommand,
  diffCommand,
  evalCommand,
  explainCommand,
  newCommand,
} from "@tongyou/policy/toolkit";
import type { Command } from "commander";
import { FOLDERS } from "../folders.ts";
import { builtPacks } from "./built-packs.ts";
import { ledgerChildren } from "./ledger-children.ts";
import type { Output } from "./output.ts";

type PolicyCommand = {
  name: string;
  description: string;
  usage: string;
  /** Where the children's facts come from, as JSON. */
  facts: (args: readonly string[]) => Promise<string>;
  run: (input: CommandInput) => CommandResult;
};

const fromStdin = () => text(process.stdin);
const none = () => Promise.resolve("");

const COMMANDS: PolicyCommand[] = [
  {
    name: "eval",
    description: "按事实认定，结果为 JSON · decide facts given as JSON on stdin",
    usage: "--pack ID --on DATE [--known-at T] [--standards JSON] [--readings JSON] < facts.json",
    facts: fromStdin,
    run: evalCommand,
  },
  {
    name: "explain",
    description: "同上，并逐条说明依据 · the same with every reason and clause",
    usage: "--pack ID --on DATE [--standards JSON] [--readings JSON] < facts.json",
    facts: fromStdin,
    run: explainCommand,
  },
  {
    name: "check",
    description: "检查政策包：条款、案例、参数 · check a pack: clauses, cases, parameters",
    usage: "PACK [--json]",
    facts: none,
    run: checkCommand,
  },
  {
    name: "coverage",
    description: "每个条款成了什么、在哪里办 · what became of each clause, and where it is carried out",
    usage: "PACK [--json]",
    facts: none,
    run: (input) => coverageCommand({ ...input, screens: (place) => PLACES_OF_WORK[place] }),
  },
  {
    name: "diff",
    description: "两个政策包有何不同 · what differs between two packs, by rule and by child",
    usage: "A B [--on DATE --ledger FILE] [--json]",
    facts: ledgerChildren,
    run: diffCommand,
  },
  {
    name: "new",
    description: "新建地区政策包目录 · the folder of a new region",
    usage: "REGION --extends PACK",
    facts: none,
    run: newCommand,
  },
];

/** `tongyou policy …`: the kit's own commands, with this checkout's packs. The kit reads the options itself. */
export function addPolicyCommands(program: Command, output: Output): void {
  const policy = program.command("policy").description("政策包 · policy packs");
  for (const { name, description, usage, facts, run } of COMMANDS)
    policy
      .command(name)
      .description(description)
      .usage(usage)
      .argument("[args...]")
      .allowUnknownOption()
      .action(async (args: string[]) => {
        const stdin = await facts(args);
        const regions = join(FOLDERS.root, "plugins");
        const result = run({ args, stdin, artefacts: builtPacks(), regions });
        output.out(result.stdout);
        output.err(result.stderr);
        process.exitCode = result.code;
      });
}
