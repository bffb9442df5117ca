//! TLS to the server.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::failure::{Cause, Failure, Kind};

pub(crate) type Tls = MakeRustlsConnect;

/// A connector that trusts the certificates in `root` (PEM), or else those the system trusts: a
/// firm's own authority is found there, and never in a list that ships with a program.
pub(crate) fn connector(root: Option<&str>) -> Result<Tls, Failure> {
    let mut roots = RootCertStore::empty();
    match root {
        Some(file) => {
            for one in CertificateDer::pem_file_iter(file).map_err(|_| NO_ROOTS)? {
                roots.add(one.map_err(|_| NO_ROOTS)?).map_err(|_| NO_ROOTS)?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(NO_ROOTS);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| NO_ROOTS)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

const NO_ROOTS: Failure = Failure {
    kind: Kind::Address,
    cause: Some(Cause::Note("no usable root certificate for TLS was found")),
};
