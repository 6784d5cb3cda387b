// Role assignments of one principal on the data of the storage account.

import { principal } from 'types.bicep'

@description('Name of the account.')
param accountName string

@description('Storage services to grant access to.')
param services ('blob' | 'queue' | 'table')[]

@description('Principal that gets the roles.')
param who principal

@description('Key for the names of the role assignments. The ID of a new identity is not yet known in a what-if preview.')
param key string

@description('Whether to grant write access in addition to read access.')
param write bool

@description('Storage Blob Data Owner (the host takes leases), Queue Data Contributor, Table Data Contributor.')
var writers = {
  blob: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queue: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  table: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

@description('Storage Blob, Queue and Table Data Reader.')
var readers = {
  blob: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  queue: '19e7f393-937e-4f77-808e-94535e297925'
  table: '76199698-9eea-4c19-bc75-cec21354c6b6'
}

@description('IDs of the roles to assign.')
var roles = map(services, service => write ? writers[service] : readers[service])

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: accountName
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(account.id, key, role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: who.id
      principalType: who.type
    }
  }
]
