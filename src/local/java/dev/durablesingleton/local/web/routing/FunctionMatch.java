package dev.durablesingleton.local.web.routing;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.util.Map;

/** The function that answers a request, and the values of its route, decoded once. */
public record FunctionMatch(FunctionMetadata function, Map<String, String> values) {}
