/** HTTP-triggered functions: conversion of requests to inputs, and of results to responses. */
@NullMarked
package dev.durablesingleton.local.web.function;

import org.jspecify.annotations.NullMarked;
