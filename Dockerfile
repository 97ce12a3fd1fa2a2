# dialin's one image: web server, background work and every command. See docker-compose.yml.
FROM python:3.11-slim AS build
WORKDIR /build
RUN python -m venv /opt/dialin
COPY requirements.lock ./
# What comes from elsewhere is what was looked at, byte for byte.
RUN /opt/dialin/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY dialin dialin
RUN /opt/dialin/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps -c constraints.txt .

FROM python:3.11-slim
# A fixed number, so that the owner of a mounted folder can be set beforehand.
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin dialin \
    && install -d -o dialin -g dialin /data
COPY --from=build /opt/dialin /opt/dialin
ENV PATH="/opt/dialin/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DIALIN_HOME=/data
USER dialin
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["dialin"]
CMD ["serve", "--host", "0.0.0.0"]
