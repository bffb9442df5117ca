//! Programs that must not compile, with what the compiler says. `TRYBUILD=overwrite` renews the
//! messages after a change of compiler; read them before you keep them.

#[test]
fn unlawful_programs_do_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/illegal/*.rs");
}
