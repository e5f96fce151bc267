import type { OrderedFault } from '../api.js';
import type { Disturbance, Fault, RequestFault } from './fault.js';
import { matchesRoute } from './route.js';

/** The faults that were ordered and have not struck as often as they shall. */
export interface Strikes {
  add(fault: Fault): OrderedFault;
  list(): readonly OrderedFault[];
  /** Takes one back, or all of them; false where there is none of that number. */
  remove(id?: string): boolean;
  /** What strikes this request; the one that was ordered first, and one time less from now on. */
  takeRequest(method: string, path: string): RequestFault | undefined;
  /** What happens to a client that has just connected. */
  takeConnection(): Disturbance | undefined;
  /** How often an event of this name is delivered. */
  takeDelivery(event: string): number;
}

interface Order {
  readonly id: string;
  readonly fault: Fault;
  left: number;
}

/** No faults yet; `disturb` does to all connected clients what a `gateway-drop` says. */
export function createStrikes(disturb: (how: Disturbance) => void): Strikes {
  const orders = new Map<string, Order>();
  let made = 0;
  const show = ({ id, fault, left }: Order): OrderedFault => ({ id, left, ...fault });

  function take<T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined {
    for (const order of orders.values()) {
      const { fault } = order;
      if (!fits(fault)) continue;
      order.left -= 1;
      if (order.left <= 0) orders.delete(order.id);
      return fault;
    }
    return undefined;
  }

  return {
    add(fault) {
      made += 1;
      const order: Order = { id: String(made), fault, left: fault.count };
      if (fault.fault === 'gateway-drop') {
        order.left -= 1;
        disturb(fault.how);
      }
      if (order.left > 0) orders.set(order.id, order);
      return show(order);
    },
    list: () => [...orders.values()].map(show),
    remove(id) {
      if (id !== undefined) return orders.delete(id);
      orders.clear();
      return true;
    },
    takeRequest: (method, path) => take(hitsRequest(method, path)),
    takeConnection: () => take((fault) => fault.fault === 'gateway-drop')?.how,
    takeDelivery: (event) => take(hitsDelivery(event))?.times ?? 1,
  };
}

function hitsRequest(method: string, path: string) {
  return (fault: Fault): fault is RequestFault =>
    fault.fault !== 'gateway-drop' &&
    fault.fault !== 'duplicate-delivery' &&
    matchesRoute(fault.route, method, path);
}

function hitsDelivery(event: string) {
  return (fault: Fault): fault is Extract<Fault, { fault: 'duplicate-delivery' }> =>
    fault.fault === 'duplicate-delivery' && fault.event === event;
}
