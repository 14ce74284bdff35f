import { createHash } from "node:crypto";
import { type Database, withControl } from "@tongyou/database";
import { nationalStaff, session, tenant } from "@tongyou/database/schema";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";

/** A session ends after 12 hours without use (lucia moves the end once half of them are gone) … */
const IDLE = new TimeSpan(12, "h");
/** … and 24 hours after signing in, however busy. */
const CAP_SECONDS = 24 * 60 * 60;

/** What a request needs of a bureau and of a national account: read with every one, so no more than that. */
const BUREAU = {
  number: tenant.number,
  code: tenant.code,
  name: tenant.name,
  division: tenant.division,
  pack: tenant.pack,
  packVersion: tenant.packVersion,
  packHash: tenant.packHash,
  packPins: tenant.packPins,
  state: tenant.state,
};
const NATIONAL = {
  id: nationalStaff.id,
  login: nationalStaff.login,
  name: nationalStaff.name,
  mustChangePassword: nationalStaff.mustChangePassword,
  disabledAt: nationalStaff.disabledAt,
};
export type SessionBureau = Pick<typeof tenant.$inferSelect, keyof typeof BUREAU>;

/** Who a session belongs to. `tenant` null: the national desk. */
export type SessionOwner = { tenant: number | null; staffId: string };
type UserAttributes = {
  owner: SessionOwner;
  bureau: SessionBureau | null;
  national: Pick<typeof nationalStaff.$inferSelect, keyof typeof NATIONAL> | null;
};
type SessionAttributes = { owner: SessionOwner; createdAt: Date };

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof sessionsOf>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** What is kept of a session id: whoever reads the table cannot sign in with it. */
const hashOf = (sessionId: string) => createHash("sha256").update(sessionId).digest("hex");

const userIdOf = (owner: SessionOwner) => `${owner.tenant ?? "national"}:${owner.staffId}`;

function ownerOf(userId: string): SessionOwner {
  const [place = "", staffId = ""] = userId.split(":");
  return { tenant: place === "national" ? null : Number(place), staffId };
}

const belongsTo = (owner: SessionOwner) =>
  and(
    eq(session.staffId, owner.staffId),
    owner.tenant === null ? isNull(session.tenant) : eq(session.tenant, owner.tenant),
  );

/** lucia's road to control.session. A session of a suspended bureau or a disabled national login has no user. */
function adapterOf(db: Database): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const [row] = await withControl(db, (tx) =>
        tx
          .select({ session, bureau: BUREAU, national: NATIONAL })
          .from(session)
          .leftJoin(tenant, eq(tenant.number, session.tenant))
          .leftJoin(nationalStaff, and(eq(nationalStaff.id, session.staffId), isNull(session.tenant)))
          .where(
            and(
              eq(session.idHash, hashOf(sessionId)),
              gt(session.createdAt, sql`now() - make_interval(secs => ${CAP_SECONDS})`),
            ),
          ),
      );
      if (!row) return [null, null];
      const owner = { tenant: row.session.tenant, staffId: row.session.staffId };
      const live = row.bureau ? row.bureau.state === "active" : row.national?.disabledAt === null;
      const user = { id: userIdOf(owner), attributes: { owner, bureau: row.bureau, national: row.national } };
      return [asLucia(sessionId, row.session), live ? user : null];
    },
    // lucia asks for a person's sessions only to list them, which no desk does; the ids are not kept anyway.
    getUserSessions: async () => [],
    async setSession(made) {
      const { tenant: bureau, staffId } = ownerOf(made.userId);
      await withControl(db, (tx) =>
        tx.insert(session).values({
          idHash: hashOf(made.id),
          tenant: bureau,
          staffId,
          expiresAt: made.expiresAt,
          createdAt: made.attributes.createdAt,
        }),
      );
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await withControl(db, (tx) =>
        tx
          .update(session)
          .set({ expiresAt })
          .where(eq(session.idHash, hashOf(sessionId))),
      );
    },
    async deleteSession(sessionId) {
      await withControl(db, (tx) => tx.delete(session).where(eq(session.idHash, hashOf(sessionId))));
    },
    async deleteUserSessions(userId) {
      await withControl(db, (tx) => tx.delete(session).where(belongsTo(ownerOf(userId))));
    },
    async deleteExpiredSessions() {
      await withControl(db, (tx) => tx.delete(session).where(lt(session.expiresAt, sql`now()`)));
    },
  };
}

const asLucia = (sessionId: string, row: typeof session.$inferSelect): DatabaseSession => {
  const owner = { tenant: row.tenant, staffId: row.staffId };
  return {
    id: sessionId,
    userId: userIdOf(owner),
    expiresAt: row.expiresAt,
    attributes: { owner, createdAt: row.createdAt },
  };
};

function sessionsOf(db: Database) {
  return new Lucia(adapterOf(db), {
    sessionExpiresIn: IDLE,
    getSessionAttributes: ({ createdAt }: SessionAttributes) => ({ createdAt }),
    getUserAttributes: (attributes: UserAttributes) => attributes,
  });
}

/** Opens a session. The id goes into the cookie and nowhere else. Sweeps away the ended ones. */
export async function openSession(
  db: Database,
  owner: SessionOwner,
): Promise<{ id: string; expiresAt: Date }> {
  const sessions = sessionsOf(db);
  await sessions.deleteExpiredSessions();
  return sessions.createSession(userIdOf(owner), { owner, createdAt: new Date() });
}

/**
 * The owner of a session that is in force, with the bureau or the national account; undefined for one that
 * ended, whose bureau is suspended or whose national account is disabled. Moves the end of one in use.
 */
export async function findSession(db: Database, sessionId: string) {
  const { session: found, user } = await sessionsOf(db).validateSession(sessionId);
  if (!found) return undefined;
  const cap = new Date(found.createdAt.getTime() + CAP_SECONDS * 1000);
  const expiresAt = found.expiresAt < cap ? found.expiresAt : cap;
  return { id: found.id, expiresAt, owner: user.owner, bureau: user.bureau, national: user.national };
}

/** Ends one session; nothing happens when there is none. */
export const endSession = (db: Database, sessionId: string) => sessionsOf(db).invalidateSession(sessionId);

/** Ends every session of a person, on every device. */
export const endSessionsOf = (db: Database, owner: SessionOwner) =>
  sessionsOf(db).invalidateUserSessions(userIdOf(owner));

/** Ends every session of a bureau, by its number. */
export const endSessionsOfBureau = async (db: Database, bureau: number): Promise<void> => {
  await withControl(db, (tx) => tx.delete(session).where(eq(session.tenant, bureau)));
};
