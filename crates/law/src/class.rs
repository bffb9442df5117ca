//! Retention classes LK-01…LK-25 (rule book 6.3). One key per person and class.

crate::vocabulary! {
    /// A deletion class after DIN 66398: one standard period and one kind of start event.
    Class {
        ProspectInquiry = 1 "LK-01", ProspectImported = 2 "LK-02", CustomerMaster = 3 "LK-03", OrderContract = 4 "LK-04",
        Voucher = 5 "LK-05", BusinessLetter = 6 "LK-06", CrmNote = 7 "LK-07", ConsentProofEmail = 8 "LK-08",
        ConsentProofPhone = 9 "LK-09", DoiPending = 10 "LK-10", Suppression = 11 "LK-11", ContactPerson = 12 "LK-12",
        Applicant = 13 "LK-13", DsrCase = 14 "LK-14", BreachCase = 15 "LK-15", AccessLog = 16 "LK-16", TechLog = 17 "LK-17",
        Ticket = 18 "LK-18", CallRecording = 19 "LK-19", SendLog = 20 "LK-20", Backup = 21 "LK-21", ExportFile = 22 "LK-22",
        Photo = 23 "LK-23", TestData = 24 "LK-24", SourceEvidence = 25 "LK-25",
    }
}
