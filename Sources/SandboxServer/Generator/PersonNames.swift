/// Invented names of many scripts; each list gives given names and family names that go together.
enum PersonNames {
    /// Names of one language.
    struct Set: Sendable {
        let given: [String]
        let family: [String]
        var middle: [String] = []
    }

    static let sets: [Set] = [
        Set(
            given: ["Anna", "Jürgen", "Zoë", "Mátyás", "Łucja", "Øyvind", "Žofie", "Ítalo", "Nuño", "Aysel"],
            family: ["Müller", "Nováková", "Sørensen", "Kowalczyk", "Őrsi", "Çelik", "Peña", "Þórsdóttir", "D’Arcy"]),
        Set(
            given: ["Mary", "John", "Grace", "Samuel", "Olivia", "Noah"],
            family: ["Sample", "O'Neill", "Smith-Jones", "Walker", "Okafor", "van der Berg"],
            middle: ["Jane", "Lee", "Ann"]),
        Set(
            given: ["Айгерим", "Иван", "Наталья", "Бауыржан", "Олександра", "Ёлка"],
            family: ["Сейтқали", "Петров", "Иванова", "Әбдірахман", "Шевченко", "Щукина"],
            middle: ["Ерланқызы", "Сергеевич", "Игоревна"]),
        Set(given: ["Ελένη", "Γιώργος", "Αναστασία", "Νίκος"], family: ["Παπαδοπούλου", "Οικονόμου", "Αγγελίδης"]),
        Set(given: ["محمد", "فاطمة", "عبد الرحمن", "ليلى"], family: ["الحسن", "بن علي", "العطار", "خوري"]),
        Set(given: ["יעל", "דוד", "נועה", "איתן"], family: ["כהן־לוי", "מזרחי", "בן־חיים", "שפירא"]),
        Set(given: ["小明", "美玲", "さくら", "健太郎", "伟"], family: ["王", "欧阳", "佐藤", "高橋", "陳"]),
        Set(given: ["민준", "서연", "지우", "하은"], family: ["김", "이", "박", "황보"]),
        Set(given: ["आरव", "प्रिया", "अनन्या", "कृष्ण"], family: ["शर्मा", "वर्मा", "श्रीवास्तव", "पटेल"]),
        Set(given: ["สมชาย", "กัญญา", "น้ำฝน", "ธีรศักดิ์"], family: ["ใจดี", "ศรีสุข", "วงศ์ไทย", "เจริญผล"]),
        Set(given: ["Nguyễn Thị", "Phạm Văn", "Đặng"], family: ["Hằng", "Dũng", "Phước"]),
    ]

    static let companies = [
        "Example Bank", "Nordlicht Finanz", "Алтын Сынақ Банкі", "Τράπεζα Παράδειγμα", "Sakura Sample 信販",
        "Banco do Exemplo", "한빛 샘플 페이", "Karavan Örnek Kredi",
    ]
}
