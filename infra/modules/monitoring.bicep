// Application Insights with a workspace of its own. Both accept data only from Microsoft Entra identities.

import { appIdentity, settingSet, tagSet } from 'types.bicep'

@description('Suffix of the resource names.')
param token string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Retention of the logs in days.')
param retentionDays int

@description('Daily limit of log ingestion in GB; -1 for no limit.')
param dailyCapGb int

@description('Identity of the app, which gets write access.')
param app appIdentity

@description('Monitoring Metrics Publisher.')
var publisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, 'app', publisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', publisher)
    principalId: app.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Resource ID of the workspace.')
output workspaceId string = workspace.id

@description('Resource ID of Application Insights.')
output insightsId string = insights.id

@description('App settings for the connection to Application Insights.')
output settings settingSet = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${app.clientId};Authorization=AAD'
}
