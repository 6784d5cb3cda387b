# Refuses to deploy a package whose host.json was built for another backend than DURABLE_BACKEND: the scale controller reads the
# backend from that file, so such an app would accept starts and never run them. azd calls this before each deployment.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$backend = if ($env:DURABLE_BACKEND) { $env:DURABLE_BACKEND } else { 'AzureStorage' }
$expected = switch -CaseSensitive ($backend) {
  'AzureStorage' { 'host.json' }
  'DurableTaskScheduler' { 'host.scheduler.json' }
  default { throw "DURABLE_BACKEND is '$backend'; it must be AzureStorage or DurableTaskScheduler." }
}
$packaged = 'target/azure-functions/durable-singleton/host.json'
if (-not (Test-Path $packaged)) {
  throw "There is no package at '$packaged'; build it with 'azd package'."
}
if ((Get-FileHash $expected).Hash -ne (Get-FileHash $packaged).Hash) {
  throw "The package was not built for DURABLE_BACKEND=$($backend): '$packaged' differs from '$expected'. Build it again with 'azd package'."
}
