package dev.durablesingleton.local.web;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.HostJson;
import dev.durablesingleton.local.functionapp.LocalSettings;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.function.FunctionCaller;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The parts of the host that the web server uses.
 *
 * @param folder the package's folder
 * @param functions all functions in the host's order, including those in error
 * @param caller runs the functions
 * @param otherInputs the inputs of a function other than its trigger, by binding name
 * @param environment settings of the app and the process
 * @param executor runs the endpoints, which may block; if it rejects a request, the response is 429
 */
public record WebContext(
    Path folder,
    HostJson hostJson,
    LocalSettings settings,
    List<FunctionMetadata> functions,
    FunctionCaller caller,
    Function<FunctionMetadata, Map<String, Value>> otherInputs,
    TaskHub hub,
    KeyStore keys,
    Map<String, String> environment,
    Executor executor,
    HostLog log) {}
