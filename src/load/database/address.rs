//! The address of a graph in a database.

use std::fmt;
use std::path::Path;

use crate::model::escape_hostile;

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
const PASSWORD_PARAMETERS: [&str; 2] = ["password", "sslpassword"];

/// The address of a graph in a database: `postgres://USER@HOST/DATABASE?schema=NAME`. It is always shown without its
/// password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseAddress {
    url: String,
}

impl DatabaseAddress {
    /// The address, if a path is one.
    pub fn from_path(path: &Path) -> Option<Self> {
        let url = path.to_str()?;
        let is_address = SCHEMES.iter().any(|scheme| url.starts_with(scheme));
        is_address.then(|| Self { url: url.to_owned() })
    }

    /// The address as given, possibly with a password.
    #[cfg(feature = "postgres")]
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The address without its password. A password may contain any character, even if it should be encoded, so everything
    /// up to the last `@` is taken for the user and the password.
    fn without_password(&self) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or_default();
        let (user, rest) = match rest.rsplit_once('@') {
            Some((credentials, rest)) => (credentials.split(':').next(), rest),
            None => (None, rest),
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let is_shown = |parameter: &&str| {
            let key = parameter.split('=').next().unwrap_or_default();
            !PASSWORD_PARAMETERS.iter().any(|secret| key.eq_ignore_ascii_case(secret))
        };
        let parameters: Vec<&str> =
            query.split('&').filter(|part| !part.is_empty()).filter(is_shown).collect();
        let user = user.map_or_else(String::new, |user| format!("{user}@"));
        let query = if parameters.is_empty() { "" } else { "?" };
        format!("{scheme}://{user}{place}{query}{}", parameters.join("&"))
    }
}

impl fmt::Display for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&escape_hostile(&self.without_password()))
    }
}

impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::DatabaseAddress;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, shown) in [
            ("postgres://h/db", "postgres://h/db"),
            ("postgres://u:secret@h:5432/db?schema=x", "postgres://u@h:5432/db?schema=x"),
            ("postgresql://u:se/cr?et@h/db", "postgresql://u@h/db"),
            ("postgres://u:sec@ret@h/db", "postgres://u@h/db"),
            ("postgres://:secret@/db", "postgres://@/db"),
            ("postgres://h/db?password=secret&schema=x", "postgres://h/db?schema=x"),
            ("postgres://h/db?PASSWORD=secret", "postgres://h/db"),
        ] {
            let address = DatabaseAddress::from_path(Path::new(url)).expect("an address");
            assert_eq!(address.to_string(), shown);
            assert_eq!(format!("{address:?}"), shown);
        }
        assert_eq!(DatabaseAddress::from_path(Path::new("graph/postgres:")), None);
    }
}
