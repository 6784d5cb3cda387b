// Alert rules over the queries in ../queries, and the action group that they notify. Every row that a query returns fires the alert.

import { tagSet } from 'types.bicep'

@description('Suffix of the resource names.')
param token string

@description('Azure region.')
param location string

@description('Tags.')
param tags tagSet

@description('Resource ID of Application Insights.')
param insightsId string

@description('E-mail address that receives the alerts.')
param email string

@description('The rules. Severity 1 is an error, 2 a warning, 3 informational.')
var rules = [
  { name: 'starts-failed', title: 'Starts fail', severity: 1, query: loadTextContent('../queries/starts-failed.kql') }
  {
    name: 'starts-waiting'
    title: 'Started instances do not run'
    severity: 1
    query: loadTextContent('../queries/starts-waiting.kql')
  }
  {
    name: 'keeper-warnings'
    title: 'Singletons are not kept running'
    severity: 2
    query: loadTextContent('../queries/keeper-warnings.kql')
  }
  { name: 'exceptions', title: 'Exceptions', severity: 3, query: loadTextContent('../queries/exceptions.kql') }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'singleton'
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// The scope is Application Insights and not its workspace, whose tables do not exist before the first record is written.
resource queries 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: '${rule.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      severity: rule.severity
      enabled: true
      scopes: [insightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      // Notifies once and resolves when the query returns nothing any more.
      autoMitigate: true
      actions: { actionGroups: [operators.id] }
    }
  }
]

@description('Resource ID of the action group.')
output actionGroupId string = operators.id
