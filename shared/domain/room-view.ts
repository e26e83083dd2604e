/** What the chair may put on the projector by hand; without a choice it follows the console. */
export const roomViews = ['join', 'item', 'speakers', 'ballot', 'times', 'result', 'blank'] as const;
export type RoomView = (typeof roomViews)[number];
