/** HTTP-triggered functions: conversion of requests to inputs, and of results to responses. */
package dev.durablesingleton.local.web.function;
