/** 议事：会议、议程、签到、议事台、票决、纪要、投影。 */
export const session = {
  'session.title.monthly': '{{year}}年{{month}}月协商会议',
  'session.title.quarterly': '{{year}}年{{month}}月季度协商会议',
  'session.title.urgent': '{{year}}年{{month}}月紧急协商会议',
  'session.title.online_quick': '{{year}}年{{month}}月线上快速协商',
} as const;
