# Party OS in one container. Data (embedded Postgres, secrets, rehearsal) lives in /data.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY stand-in/package.json ./stand-in/
RUN npm ci --include=dev
COPY tsconfig.json ./
COPY scripts ./scripts
COPY commands ./commands
COPY overlay ./overlay
COPY web ./web
COPY stand-in ./stand-in
COPY src ./src
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY stand-in/package.json ./stand-in/
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
# Postgres refuses to run as root, and nothing here needs to.
RUN install -d -o node -g node -m 0700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY drizzle ./drizzle
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
# A first start makes the database; /healthz answers before that, /readyz after it.
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/src/main.js"]
