# All that a live bot needs, and nothing else. docs/container.md says how to run it, and how it was tried.
FROM node:24-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Declarations, sources and source maps of packages are a third of them, and nothing loads them.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete

FROM node:24-trixie-slim
ENV NODE_ENV=production DATA_DIR=/data SOURCES_FILE=/data/sources.yaml METRICS_PORT=9464
WORKDIR /app
# Only the data folder is ever written to: the root may be read-only.
RUN mkdir --mode=0700 /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules/
COPY package.json LICENSE ./
COPY prompts prompts/
COPY corpus corpus/
COPY src src/
USER node
VOLUME /data
# The first start reads all coverage: it may take minutes until there is somebody to ask.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As npm start runs it, without npm in between: signals reach the bot itself.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "--import", "./src/node-version.js", "src/main.ts"]
CMD ["start"]
