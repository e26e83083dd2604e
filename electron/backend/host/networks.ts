import { networkInterfaces } from 'node:os';

export interface Network {
  readonly name: string;
  readonly address: string;
  readonly wireless: boolean;
  /** Of a virtual machine, a container or a VPN: no phone is there. */
  readonly virtual: boolean;
}

/** The address of all networks of this PC. */
export const everyAddress = '0.0.0.0';

/** IPv4 addresses under which others in the LAN can reach this PC; the wireless ones first, virtual ones last. */
export function networksOfThisPc(): readonly Network[] {
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
        .map(({ address }) => ({
          name,
          address,
          wireless: /wl|wi-?fi|wireless|无线/i.test(name),
          virtual: /vethernet|virtual|vmware|vmnet|vbox|docker|hyper-v|wsl|^(?:br-|veth|tun|tap|utun)|vpn/i.test(name),
        })),
    )
    .toSorted((a, b) => Number(a.virtual) - Number(b.virtual) || Number(b.wireless) - Number(a.wireless));
}

/** Whether this PC can still be reached under an address. */
export function isReachable(ip: string, networks: readonly Network[]): boolean {
  return ip === everyAddress || ip === '127.0.0.1' || networks.some(({ address }) => address === ip);
}

/** The new address of an interface, where no other real one could be meant. */
export function onlyOtherOf(networks: readonly Network[], name: string): Network | undefined {
  const [only, ...others] = networks.filter(({ virtual }) => !virtual);
  return only !== undefined && others.length === 0 && only.name === name ? only : undefined;
}
