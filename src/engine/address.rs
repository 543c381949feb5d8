//! Where a database is and how to log in, from the environment variables and files that PostgreSQL clients share.

mod password_file;
mod service_file;
mod url;

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::time::Duration;

use postgres::Config;

use super::failure::failure;
use super::tls::CertificateCheck;
use crate::load::{DatabaseAddress, DatabaseFailure};
use password_file::find_password;
use service_file::read_service;
use url::parse_url;

const DEFAULT_SCHEMA: &str = "guanxi";
const DEFAULT_PORT: &str = "5432";
/// In seconds.
const DEFAULT_CONNECT_TIMEOUT: &str = "10";
/// PostgreSQL truncates names to 63 bytes, and `push` appends a suffix.
const MAX_SCHEMA_BYTES: usize = 50;
const SOCKET_FOLDERS: [&str; 2] = ["/var/run/postgresql", "/tmp"];

/// Connection parameters by name, such as `host`.
type Parameters = BTreeMap<String, String>;

/// The parameters that environment variables can also set.
const VARIABLES: [(&str, &str); 12] = [
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("port", "PGPORT"),
    ("dbname", "PGDATABASE"),
    ("user", "PGUSER"),
    ("password", "PGPASSWORD"),
    ("options", "PGOPTIONS"),
    ("application_name", "PGAPPNAME"),
    ("connect_timeout", "PGCONNECT_TIMEOUT"),
    ("sslmode", "PGSSLMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("passfile", "PGPASSFILE"),
];

/// A schema of a database, and how to connect to it.
pub(super) struct DatabaseSchema {
    pub(super) config: Config,
    /// Lower-case letters, digits and underscores, not starting with a digit.
    pub(super) schema: String,
    pub(super) connect_timeout: Duration,
    /// `None` if the connection is not encrypted.
    pub(super) certificate_check: Option<CertificateCheck>,
    /// The host and port, for messages.
    pub(super) server: String,
}

impl DatabaseSchema {
    /// Resolves an address. Anything it does not specify is taken from a service file, environment variables and the password
    /// file, in that order, as in psql.
    pub(super) fn resolve(address: &DatabaseAddress) -> Result<Self, DatabaseFailure> {
        resolve(address.url(), &|name| env::var(name).ok().filter(|value| !value.is_empty()))
    }
}

fn resolve(
    url: &str,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<DatabaseSchema, DatabaseFailure> {
    let mut parameters = parse_url(url)?;
    let schema = parameters.remove("schema").unwrap_or_else(|| DEFAULT_SCHEMA.to_owned());
    check_schema(&schema)?;
    let home = variable("HOME").map(PathBuf::from);
    let service = parameters.remove("service").or_else(|| variable("PGSERVICE"));
    if let Some(name) = service {
        let file = variable("PGSERVICEFILE").map(PathBuf::from);
        let file = file.or_else(|| Some(home.as_ref()?.join(".pg_service.conf")));
        for (key, value) in read_service(file, &name)? {
            parameters.entry(key).or_insert(value);
        }
    }
    for (key, name) in VARIABLES {
        if let Some(value) = variable(name) {
            parameters.entry(key.to_owned()).or_insert(value);
        }
    }
    let certificate_check = take_tls_parameters(&mut parameters, variable)?;
    add_defaults(&mut parameters, variable);
    let file = parameters.remove("passfile").map(PathBuf::from);
    let file = file.or_else(|| Some(home?.join(".pgpass")));
    if !parameters.contains_key("password")
        && let Some(password) = file.and_then(|file| find_password(&file, &parameters))
    {
        parameters.insert("password".to_owned(), password);
    }
    to_database_schema(&parameters, schema, certificate_check)
}

fn to_database_schema(
    parameters: &Parameters,
    schema: String,
    certificate_check: Option<CertificateCheck>,
) -> Result<DatabaseSchema, DatabaseFailure> {
    let escaped = |value: &String| value.replace('\\', "\\\\").replace('\'', "\\'");
    let pairs = parameters.iter().map(|(key, value)| format!("{key}='{}'", escaped(value)));
    let pairs: Vec<String> = pairs.collect();
    let config: Config = pairs.join(" ").parse().map_err(|error| invalid(&error))?;
    let get = |key: &str| parameters.get(key).map_or("", String::as_str);
    let seconds = get("connect_timeout").parse().ok().filter(|seconds| *seconds > 0);
    Ok(DatabaseSchema {
        schema,
        // libpq takes 0 as no limit, but waiting forever for a server that may be gone is no use.
        connect_timeout: Duration::from_secs(seconds.unwrap_or(60)),
        certificate_check,
        server: format!("{}, port {}", get("host"), get("port")),
        config,
    })
}

/// Does not quote any value, as it could be a password.
fn invalid(error: &postgres::Error) -> DatabaseFailure {
    let reason =
        std::error::Error::source(error).map_or_else(String::new, |reason| format!(": {reason}"));
    address_failure(format!("the address of the database is not valid{reason}"))
}

fn address_failure(message: String) -> DatabaseFailure {
    failure(
        message,
        "write postgres://USER@HOST:PORT/DATABASE, and percent-encode special characters, such as `@` as %40",
    )
}

fn check_schema(schema: &str) -> Result<(), DatabaseFailure> {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let has_valid_start =
        schema.starts_with(|first: char| first.is_ascii_lowercase() || first == '_');
    if has_valid_start && schema.len() <= MAX_SCHEMA_BYTES && schema.bytes().all(is_allowed) {
        return Ok(());
    }
    let help = format!(
        "use up to {MAX_SCHEMA_BYTES} lower-case letters, digits and underscores, such as ?schema=harbour_2"
    );
    Err(failure(format!("`{schema}` is not a valid schema name"), &help))
}

/// Removes `sslmode` and `sslrootcert`, sets the mode for the driver, and returns how certificates are checked; `None` if the
/// connection is not encrypted. Interprets both as libpq does, with these differences: `allow` is treated as `prefer`, and
/// `verify-ca` as `verify-full`. `require` with a root certificate checks the host name as well; `verify-full` without one
/// uses the certificates of the system.
fn take_tls_parameters(
    parameters: &mut Parameters,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<CertificateCheck>, DatabaseFailure> {
    let mode = parameters.remove("sslmode").unwrap_or_else(|| "prefer".to_owned());
    let default = || {
        let file = PathBuf::from(variable("HOME")?).join(".postgresql/root.crt");
        file.is_file().then(|| file.to_string_lossy().into_owned())
    };
    let roots = parameters.remove("sslrootcert").or_else(default).map(|file| match file.as_str() {
        "system" => CertificateCheck::System,
        _ => CertificateCheck::File(file),
    });
    let (driver_mode, check) = match mode.as_str() {
        "disable" => ("disable", None),
        "allow" | "prefer" => ("prefer", Some(CertificateCheck::Unchecked)),
        "require" => ("require", Some(roots.unwrap_or(CertificateCheck::Unchecked))),
        "verify-ca" | "verify-full" => ("require", Some(roots.unwrap_or(CertificateCheck::System))),
        _ => {
            let help = "use disable, prefer, require or verify-full";
            return Err(failure(format!("`{mode}` is not a valid sslmode"), help));
        }
    };
    parameters.insert("sslmode".to_owned(), driver_mode.to_owned());
    Ok(check)
}

fn add_defaults(parameters: &mut Parameters, variable: &dyn Fn(&str) -> Option<String>) {
    let port = parameters.entry("port".to_owned()).or_insert_with(|| DEFAULT_PORT.to_owned());
    let socket = format!(".s.PGSQL.{port}");
    let has_socket =
        |folder: &&'static str| cfg!(unix) && PathBuf::from(folder).join(&socket).exists();
    let folder = SOCKET_FOLDERS.into_iter().find(has_socket);
    if !parameters.contains_key("host") && !parameters.contains_key("hostaddr") {
        parameters.insert("host".to_owned(), folder.unwrap_or("localhost").to_owned());
    }
    if let Some(user) = variable("USER").or_else(|| variable("LOGNAME")) {
        parameters.entry("user".to_owned()).or_insert(user);
    }
    if let Some(user) = parameters.get("user").cloned() {
        parameters.entry("dbname".to_owned()).or_insert(user);
    }
    for (key, value) in
        [("connect_timeout", DEFAULT_CONNECT_TIMEOUT), ("application_name", "guanxi")]
    {
        parameters.entry(key.to_owned()).or_insert_with(|| value.to_owned());
    }
}

#[cfg(test)]
mod tests;
