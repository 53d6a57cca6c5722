/// How the server is.
let healthCommands: [Command] = [
    Command("health", keys: ["0"], help: "health", names: ["health", "status", "monitoring"]) { _ in .showHealth }
]
