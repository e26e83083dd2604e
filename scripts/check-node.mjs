// First step of every script that loads better-sqlite3. Its prebuilds need Node-API 10: on Node 20 and on 22.0-22.13
// they crash with a bare segmentation fault, whatever its "engines" says. 22.18 is the first 22 that runs .ts files.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18) || Number(process.versions.napi) < 10) {
  console.error(
    `需要 Node.js 22.18 或更高版本（当前 ${process.version}）。Linux x64 上 npm ci 会自带 Node 24，请用 npm 脚本运行；其它系统请从 https://nodejs.org 安装。`,
  );
  process.exit(1);
}
