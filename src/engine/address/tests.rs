use std::fs;
use std::time::Duration;

use postgres::config::Host;

use super::{CertificateCheck, resolve};

fn error(url: &str, variables: &[(&str, &str)]) -> String {
    let result = resolve(url, &|name| lookup(variables, name));
    let failure = result.err().expect("the address should be refused");
    format!("{}: {}", failure.message, failure.help)
}

fn lookup(variables: &[(&str, &str)], name: &str) -> Option<String> {
    let found = variables.iter().find(|(key, _)| *key == name);
    found.map(|(_, value)| (*value).to_owned())
}

#[test]
fn the_address_overrides_the_service_which_overrides_the_variables() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("services");
    fs::write(&file, "[other]\nhost=wrong\n[desk]\n# ours\nhost = db\nuser=service\nport=5555\n")
        .expect("the file should be written");
    let file = file.to_str().expect("a path in Unicode");
    let variables =
        [("PGSERVICEFILE", file), ("PGUSER", "me"), ("PGPASSWORD", "a'b\\c"), ("PGHOST", "no")];
    let url = "postgres://al%40x@/news?service=desk&schema=harbour&connect_timeout=3";
    let target = resolve(url, &|name| lookup(&variables, name)).expect("a target");
    assert_eq!(target.schema, "harbour");
    assert_eq!(target.connect_timeout, Duration::from_secs(3));
    let config = target.config;
    assert_eq!(config.get_hosts(), [Host::Tcp("db".to_owned())]);
    assert_eq!((config.get_user(), config.get_ports()), (Some("al@x"), &[5555][..]));
    assert_eq!((config.get_dbname(), config.get_password()), (Some("news"), Some(&b"a'b\\c"[..])));
    assert!(error("postgres://?service=none", &variables).contains("has no line [none]"));
}

#[cfg(unix)]
#[test]
fn a_password_file_is_used_unless_others_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("pass");
    fs::write(&file, "other:*:*:*:no\n# note\nh:5432:*:u\\:v:se\\:cret\n").expect("written");
    let variables = [("PGPASSFILE", file.to_str().expect("a path in Unicode"))];
    let password = || {
        let target = resolve("postgres://u%3Av@h/d", &|name| lookup(&variables, name));
        target.expect("a target").config.get_password().map(<[u8]>::to_vec)
    };
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("permissions");
    assert_eq!(password().as_deref(), Some(&b"se:cret"[..]));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("permissions");
    assert_eq!(password(), None);
}

#[test]
fn refusals_never_quote_the_password_of_an_address() {
    for url in ["postgres://u:secret@h:port/d", "postgres://u:secret@h/d?colour=secret"] {
        let message = error(url, &[]);
        assert!(!message.contains("secret"), "{message}");
    }
    assert!(error("postgres://h/d?schema=a-b", &[]).contains("`a-b` is not a valid schema name"));
    assert!(
        error("postgres://h/d", &[("PGSSLMODE", "typo")]).contains("`typo` is not a valid sslmode")
    );
}

#[test]
fn sslmode_and_sslrootcert_select_the_certificate_check() {
    let file = || Some(CertificateCheck::File("r.crt".to_owned()));
    for (parameters, expected) in [
        ("", Some(CertificateCheck::Unchecked)),
        ("?sslmode=disable", None),
        ("?sslmode=require", Some(CertificateCheck::Unchecked)),
        ("?sslmode=require&sslrootcert=r.crt", file()),
        ("?sslmode=verify-full", Some(CertificateCheck::System)),
        ("?sslmode=verify-full&sslrootcert=system", Some(CertificateCheck::System)),
        ("?sslmode=verify-ca&sslrootcert=r.crt", file()),
    ] {
        let target = resolve(&format!("postgres://h/d{parameters}"), &|_| None);
        assert_eq!(target.expect("a target").certificate_check, expected, "{parameters}");
    }
}
