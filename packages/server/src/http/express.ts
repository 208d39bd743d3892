import express from 'express';

/** The gate to Express 5: the rest of the relay knows it by these names. */
export { express };
export type { Express, NextFunction, Request, RequestHandler, Response, Router } from 'express';
