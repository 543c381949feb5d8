use percent_encoding::percent_decode_str;

use super::{Parameters, address_failure};
use crate::load::DatabaseFailure;

/// The parameters in a URL: `postgres://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?KEY=VALUE&…`. As in libpq, every part is
/// optional.
pub(super) fn parse_url(url: &str) -> Result<Parameters, DatabaseFailure> {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    // Split at the last `@`, so that no part of a password is taken for a host.
    let (credentials, rest) = rest.rsplit_once('@').unwrap_or(("", rest));
    let (hosts, database) = rest.split_once('/').unwrap_or((rest, ""));
    let mut parameters = Parameters::new();
    let mut add = |key: &str, value: &str| -> Result<(), DatabaseFailure> {
        let decoded = percent_decode_str(value).decode_utf8();
        let decoded = decoded.map_err(|_| {
            address_failure(format!("the {key} in the address of the database is not UTF-8"))
        })?;
        if !decoded.is_empty() {
            parameters.insert(key.to_owned(), decoded.into_owned());
        }
        Ok(())
    };
    let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
    add("user", user)?;
    add("password", password)?;
    let (hosts, ports): (Vec<&str>, Vec<&str>) = hosts.split(',').map(host_and_port).unzip();
    add("host", &hosts.join(","))?;
    if ports.iter().any(|port| !port.is_empty()) {
        let ports = ports.into_iter();
        let ports = ports.map(|port| if port.is_empty() { super::DEFAULT_PORT } else { port });
        add("port", &ports.collect::<Vec<_>>().join(","))?;
    }
    add("dbname", database)?;
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        add(key, value)?;
    }
    Ok(parameters)
}

/// The host, which may be an IPv6 address in brackets, and the port, which may be empty.
fn host_and_port(host: &str) -> (&str, &str) {
    if let Some((address, rest)) = host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        return (address, rest.trim_start_matches(':'));
    }
    host.split_once(':').unwrap_or((host, ""))
}
