//! Encrypted connections.

use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::failure::failure;
use crate::load::DatabaseFailure;
use crate::system::{error_text, read_regular_file};

const MAX_PEM_BYTES: u64 = 1 << 24;

/// How the certificate of a server is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CertificateCheck {
    /// Not checked: anyone who can impersonate the server can read everything.
    Unchecked,
    /// It must be valid for the host, and its chain must end at a root certificate of the system.
    System,
    /// It must be valid for the host, and its chain must end at a certificate in this PEM file.
    File(String),
}

/// The TLS connector that checks certificates in this way.
pub(super) fn tls_connector(
    check: &CertificateCheck,
) -> Result<MakeRustlsConnect, DatabaseFailure> {
    let provider = Arc::new(ring::default_provider());
    let cannot_start = |error: &dyn std::fmt::Display| {
        failure(format!("cannot start TLS: {error}"), "check the certificates, then try again")
    };
    let verifier: Arc<dyn ServerCertVerifier> = if *check == CertificateCheck::Unchecked {
        Arc::new(AcceptAnyCertificate(Arc::clone(&provider)))
    } else {
        let roots = Arc::new(root_certificates(check)?);
        let builder = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider));
        builder.build().map_err(|error| cannot_start(&error))?
    };
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| cannot_start(&error))?;
    let config = config.dangerous().with_custom_certificate_verifier(verifier);
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}

fn root_certificates(check: &CertificateCheck) -> Result<RootCertStore, DatabaseFailure> {
    let mut roots = RootCertStore::empty();
    let CertificateCheck::File(file) = check else {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(roots);
    };
    let unreadable = |reason: String| {
        let message = format!("cannot read the certificates in {file}: {reason}");
        failure(message, "name a file in PEM format with sslrootcert=FILE or PGSSLROOTCERT")
    };
    let text = read_regular_file(Path::new(file), MAX_PEM_BYTES);
    let text = text.map_err(|error| unreadable(error_text(&error)))?;
    for certificate in CertificateDer::pem_slice_iter(&text) {
        let added = certificate
            .map_err(|error| error.to_string())
            .and_then(|certificate| roots.add(certificate).map_err(|error| error.to_string()));
        added.map_err(unreadable)?;
    }
    Ok(roots)
}

/// Accepts any certificate, but verifies that the server holds its private key.
#[derive(Debug)]
struct AcceptAnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AcceptAnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
