// Types that several files share.

@export()
@description('Tags of a resource.')
type tagSet = {
  @description('Value of a tag by its name.')
  *: string
}

@export()
@description('App settings.')
type settingSet = {
  @description('Value of a setting by its name.')
  *: string
}

@export()
@description('A singleton that the keeper keeps running.')
type singleton = {
  @description('Name of the orchestrator.')
  function: string

  @description('Instance ID.')
  id: string

  @description('Input; null if omitted.')
  #disable-next-line no-explicit-any // An orchestrator takes any JSON.
  input: any?

  @description('Which ended instances are started again; failed if omitted.')
  reuse: ('never' | 'failed' | 'finished')?
}

@export()
@description('A caller that may reach the app over the internet.')
type caller = {
  @description('Name of the access rule.')
  name: string

  @description('Address range in CIDR notation, or a service tag such as AzureFrontDoor.Backend.')
  source: string

  @description('ID of the one Front Door profile to admit, with the tag AzureFrontDoor.Backend.')
  frontDoorId: string?
}

@export()
@description('Scale settings of the app.')
type scale = {
  @description('Memory of each instance in MB.')
  memoryMB: 512 | 2048 | 4096

  @description('Maximum number of instances.')
  maximumInstances: int

  @description('Concurrent HTTP requests per instance; 0 for the platform\'s default.')
  httpConcurrency: int

  @description('Always-ready instances for orchestrators and activities.')
  alwaysReadyDurable: int

  @description('Always-ready instances for HTTP requests.')
  alwaysReadyHttp: int
}

@export()
@description('A principal that gets a role.')
type principal = {
  @description('Object ID; empty for none.')
  id: string

  @description('Type of the principal.')
  type: 'User' | 'Group' | 'ServicePrincipal'
}

@export()
@description('Identity of the app.')
type appIdentity = {
  @description('Resource ID.')
  id: string

  @description('Object ID, used in role assignments.')
  principalId: string

  @description('Client ID, used in app settings.')
  clientId: string
}
