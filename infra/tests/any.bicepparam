// Parameters from the environment variables that check.sh sets. NETWORK switches on every other option as well.

using '../main.bicep'

@description('Whether every option is switched on.')
var all = bool(readEnvironmentVariable('NETWORK', 'false'))

@description('Whether app, storage and scheduler are zone-redundant.')
var zones = bool(readEnvironmentVariable('ZONES', 'false'))

param environmentName = 'test'
param location = 'westeurope'
param backend = readEnvironmentVariable('BACKEND', 'AzureStorage')
param zoneRedundant = zones
param schedulerSku = zones ? 'Dedicated' : 'Consumption'
param privateNetwork = all
param deleteLock = all
param httpConcurrency = all ? 16 : 0
param alwaysReadyDurable = all ? 1 : 0
param alertEmail = all ? 'operators@example.com' : ''
param operatorId = all ? '00000000-0000-0000-0000-000000000003' : ''
param extraSettings = all ? { SINGLETON_REUSE: 'failed' } : {}
param singletons = all
  ? [{ function: 'PeriodicCleanup', id: 'cleanup', input: { interval: 'PT1H', age: 'P7D' } }, { function: 'HelloCities', id: 'tour-1' }]
  : []
param allowedCallers = all
  ? [
      { name: 'office', source: '203.0.113.0/24' }
      { name: 'front-door', source: 'AzureFrontDoor.Backend', frontDoorId: '00000000-0000-0000-0000-000000000004' }
    ]
  : []
