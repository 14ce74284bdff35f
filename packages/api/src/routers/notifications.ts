import {
  countUnread,
  getAddress,
  getChannels,
  listNotifications,
  markRead,
  markReadInput,
  notificationsListInput,
  setAddress,
  setAddressInput,
  setChannels,
  setChannelsInput,
} from "@tongyou/core";
import { router, staffProcedure } from "../trpc.ts";

export const notificationsRouter = router({
  list: staffProcedure("notifications.list")
    .input(notificationsListInput)
    .query(({ ctx, input }) => listNotifications(ctx.staff, input)),
  unread: staffProcedure("notifications.unread").query(({ ctx }) => countUnread(ctx.staff)),
  markRead: staffProcedure("notifications.markRead")
    .input(markReadInput)
    .mutation(({ ctx, input }) => markRead(ctx.staff, input)),
  address: staffProcedure("notifications.address").query(({ ctx }) => getAddress(ctx.staff)),
  setAddress: staffProcedure("notifications.setAddress")
    .input(setAddressInput)
    .mutation(({ ctx, input }) => setAddress(ctx.staff, input)),
  channels: staffProcedure("notifications.channels").query(({ ctx }) => getChannels(ctx.staff)),
  setChannels: staffProcedure("notifications.setChannels")
    .input(setChannelsInput)
    .mutation(({ ctx, input }) => setChannels(ctx.staff, input)),
});
